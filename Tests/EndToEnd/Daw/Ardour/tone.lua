ardour { ["type"] = "dsp", name = "Lopsided Tone", category = "Generator", license = "ISC", author = "Lopsided",
	description = [[A sine that depends on nothing but the position of the transport.]] }

-- Sines of 500 Hz at 48 kHz: a period is 96 samples.
local period = 96

function dsp_ioconfig () return { { audio_in = -1, audio_out = 2 } } end

function dsp_run (ins, outs, n_samples)
	local start = Session:transport_sample ()
	local rolling = Session:transport_rolling ()
	local samples = {}

	for i = 1, n_samples do
		samples[i] = rolling and 0.5 * math.sin (2 * math.pi * ((start + i - 1) % period) / period) or 0
	end

	for channel = 1, #outs do outs[channel]:set_table (samples, n_samples) end
end

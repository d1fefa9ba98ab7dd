ardour { ["type"] = "dsp", name = "Lopsided Notes", category = "Generator", license = "ISC", author = "Lopsided",
	description = [[The same note three times; the second is bent up as far as it goes.]] }

function dsp_ioconfig () return { { midi_in = 1, midi_out = 1, audio_in = 0, audio_out = 0 } } end

-- Where in the song which message is.
local events = {
	{ at = 4800, data = { 0x90, 69, 100 } },
	{ at = 44000, data = { 0x80, 69, 0 } },
	{ at = 47000, data = { 0xe0, 0x7f, 0x7f } },
	{ at = 48000, data = { 0x90, 69, 100 } },
	{ at = 92000, data = { 0x80, 69, 0 } },
	{ at = 95000, data = { 0xe0, 0x00, 0x40 } },
	{ at = 96000, data = { 0x90, 69, 100 } },
	{ at = 144000, data = { 0x80, 69, 0 } },
}

function dsp_run (_, _, n_samples)
	local start = Session:transport_sample ()
	local count = 0

	if not Session:transport_rolling () then return end

	for _, event in ipairs (events) do
		if event.at >= start and event.at < start + n_samples then
			count = count + 1
			midiout[count] = { time = event.at - start + 1, data = event.data }
		end
	end
end

ardour { ["type"] = "dsp", name = "Lopsided Notes", category = "Generator", license = "ISC", author = "Lopsided",
	description = [[A note and what moves it, which depend on nothing but the position of the transport.]] }

local rate = 48000
local note_on, note_off, controller, pressure, bend = 0x90, 0x80, 0xb0, 0xd0, 0xe0
local note, darker = 60, 3 -- of the MDA JX10: it closes its filter

local events = {
	{ 0.25, { note_on, note, 100 } },
	{ 1.00, { bend, 127, 127 } },
	{ 1.75, { bend, 0, 64 } },
	{ 2.00, { pressure, 127 } },
	{ 2.75, { pressure, 0 } },
	{ 3.00, { controller, darker, 127 } },
	{ 3.90, { note_off, note, 0 } },
}

function dsp_ioconfig () return { { midi_in = 1, midi_out = 1, audio_in = 0, audio_out = 0 } } end
function dsp_has_midi_input () return true end
function dsp_has_midi_output () return true end

function dsp_run (_, _, n_samples)
	assert (type (midiout) == "table")
	if not Session:transport_rolling () then return end
	local start, count = Session:transport_sample (), 0
	for _, event in ipairs (events) do
		local at = event[1] * rate - start
		if at >= 0 and at < n_samples then
			count = count + 1
			midiout[count] = { time = math.floor (at) + 1, data = event[2] }
		end
	end
end

-- What the scripts share: Ardour's engine and the session in FOLDER, the rack on the track T1, a tape, and exports.
local song = { folder = os.getenv ("FOLDER"), rate = 48000, seconds = 4 }
local by_user = ARDOUR.TransportRequestSource.TRS_UI
local no_group = PBD.GroupControlDisposition.NoGroup

local backend = AudioEngine:set_backend ("None (Dummy)", "", "")
backend:set_driver ("Normal Speed")
backend:set_device_name ("Silence")
backend:set_buffer_size (256)

function song.wait (seconds) ARDOUR.LuaAPI.usleep (math.floor (seconds * 1000000)) end

function song.wait_until (is_so, what)
	for _ = 1, 600 do
		if is_so () then return end
		song.wait (0.05)
	end
	error ("it never comes to this: " .. what)
end

function song.create () song.session = assert (create_session (song.folder, "song", song.rate), "there is no session") end
function song.open () song.session = assert (load_session (song.folder, "song"), "the session cannot be opened") end
function song.save () song.session:save_state ("", false, false, false, false, false) end

function song.add_audio_track (name)
	return song.session:new_audio_track (2, 2, nil, 1, name, ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true):front ()
end

function song.add_midi_track (name)
	return song.session:new_midi_track (ARDOUR.ChanCount (ARDOUR.DataType ("midi"), 1), ARDOUR.ChanCount (ARDOUR.DataType ("audio"), 2),
		true, ARDOUR.PluginInfo (), nil, nil, 1, name, ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true):front ()
end

local function insert (track, processor, position)
	assert (not processor:isnil (), "a plugin cannot be loaded")
	assert (track:add_processor_by_index (processor, position, nil, true) == 0, "a plugin cannot be inserted")
	return processor
end

-- A track with the plugin PLUGIN of TYPE behind the test's SOURCE.
function song.add_rack ()
	local source = os.getenv ("SOURCE")
	local track = source == "Lopsided Notes" and song.add_midi_track ("T1") or song.add_audio_track ("T1")
	insert (track, ARDOUR.LuaAPI.new_luaproc (song.session, source), 0)
	return insert (track, ARDOUR.LuaAPI.new_plugin (song.session, os.getenv ("PLUGIN"), ARDOUR.PluginType[os.getenv ("TYPE")], ""), 1)
end

function song.rack () return song.session:route_by_name ("T1"):nth_plugin (1) end

-- Of a parameter, which is a port's or what LV2 calls a property: no API of Ardour's has both but this.
function song.control (rack, label)
	for parameter in rack:to_automatable ():all_automatable_params ():iter () do
		local control = rack:to_automatable ():automation_control (parameter, true)
		if not control:isnil () and control:desc ().label == label then return control end
	end
	error ("there is no parameter " .. label)
end

function song.set (control, value) control:set_value (value, no_group) end

-- What is heard while it plays, sample by sample.
function song.add_tape ()
	local tape = song.add_audio_track ("Tape")
	for i = 0, 1 do tape:input ():audio (i):connect ("T1/audio_out " .. (i + 1)) end
	song.set (tape:rec_enable_control (), 1)
	song.session:maybe_enable_record (false)
	return tape
end

function song.roll () song.session:request_roll (by_user) end

function song.roll_until (seconds)
	song.roll ()
	song.wait_until (function () return song.session:transport_sample () >= seconds * song.rate end, "the end of the song")
end

-- The tape is stopped for good, and not heard in exports.
function song.stop (tape)
	song.session:request_stop (false, false, by_user)
	song.wait_until (function () return song.session:transport_stopped () end, "the transport stops")
	song.wait (1) -- the recording is written by threads of Ardour's that tell nobody
	song.set (tape:rec_enable_control (), 0)
	song.set (tape:mute_control (), 1)
end

function song.export (name)
	local export = song.session:simple_export ()
	assert (export:set_preset ("b4b0c5a3-5d3c-4f3e-9d6f-0c5f6d1f7a11"), "there is no preset for the export")
	export:set_folder (song.folder)
	export:set_name (name)
	export:set_range (0, song.seconds * song.rate)
	assert (export:check_outputs () and export:run_export (), "the export failed")
end

function song.close () close_session () end

return song

-- Makes a session in FOLDER with the plugin PLUGIN of TYPE behind the test's source, automates it, plays it while a second
-- track records what comes out, saves, and exports.
local folder, plugin_type, plugin_id = os.getenv ("FOLDER"), os.getenv ("TYPE"), os.getenv ("PLUGIN")
local source, automation = os.getenv ("SOURCE"), os.getenv ("AUTOMATION") or ""
local seconds, rate = 4, 48000

local backend = AudioEngine:set_backend ("None (Dummy)", "", "")
backend:set_driver ("Normal Speed")
backend:set_device_name ("Silence")
backend:set_buffer_size (256)
local session = assert (create_session (folder, "song", rate), "there is no session")

local function wait (microseconds) ARDOUR.LuaAPI.usleep (microseconds) end
local function add_audio_track (name)
	return session:new_audio_track (2, 2, nil, 1, name, ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true):front ()
end

local track

if source == "Lopsided Notes" then
	track = session:new_midi_track (ARDOUR.ChanCount (ARDOUR.DataType ("midi"), 1), ARDOUR.ChanCount (ARDOUR.DataType ("audio"), 2),
		true, ARDOUR.PluginInfo (), nil, nil, 1, "T1", ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true):front ()
else
	track = add_audio_track ("T1")
end

local function insert (processor, position)
	assert (not processor:isnil (), "a plugin cannot be loaded")
	assert (track:add_processor_by_index (processor, position, nil, true) == 0, "a plugin cannot be inserted")
end

insert (ARDOUR.LuaAPI.new_luaproc (session, source), 0)
local rack = ARDOUR.LuaAPI.new_plugin (session, plugin_id, ARDOUR.PluginType[plugin_type], "")
insert (rack, 1)
print ("PLUGIN " .. rack:to_insert ():plugin (0):name () .. " parameters " .. rack:to_insert ():plugin (0):parameter_count ())

-- "Macro 1:0=0.5,1.5=1;Scene:2=1": at which seconds which parameter is set to what.
local function index_of (name)
	local plugin = rack:to_insert ():plugin (0)
	for index = 0, plugin:parameter_count () - 1 do
		if plugin:parameter_label (index) == name then return index end
	end
	error ("there is no parameter " .. name)
end

for name, points in automation:gmatch ("([^:;]+):([^;]+)") do
	local index = index_of (name)
	local control = rack:to_automatable ():automation_control (Evoral.Parameter (ARDOUR.AutomationType.PluginAutomation, 0, index), true)
	local _, list = ARDOUR.LuaAPI.plugin_automation (rack, index)
	assert (not control:isnil () and not list:isnil (), name .. " cannot be automated")
	for at, value in points:gmatch ("([%d.]+)=([%d.]+)") do
		list:add (Temporal.timepos_t (math.floor (at * rate)), tonumber (value), false, true)
	end
	control:set_automation_state (ARDOUR.AutoState.Play)
	print ("AUTOMATED " .. name)
end

-- What is heard while it plays, sample by sample.
local tape = add_audio_track ("Tape")
for i = 0, 1 do tape:input ():audio (i):connect ("T1/audio_out " .. (i + 1)) end
tape:rec_enable_control ():set_value (1, PBD.GroupControlDisposition.NoGroup)
session:maybe_enable_record (false)
session:request_roll (ARDOUR.TransportRequestSource.TRS_UI)
local patience = 600
while session:transport_sample () < seconds * rate and patience > 0 do wait (50000) patience = patience - 1 end
print ("ROLLED " .. session:transport_sample ())
session:request_stop (false, false, ARDOUR.TransportRequestSource.TRS_UI)
wait (1000000)
tape:rec_enable_control ():set_value (0, PBD.GroupControlDisposition.NoGroup)
tape:mute_control ():set_value (1, PBD.GroupControlDisposition.NoGroup)
session:save_state ("", false, false, false, false, false)

local export = session:simple_export ()
assert (export:set_preset ("b4b0c5a3-5d3c-4f3e-9d6f-0c5f6d1f7a11"), "there is no preset for the export")
export:set_folder (folder)
export:set_name ("first")
export:set_range (0, seconds * rate)
assert (export:check_outputs () and export:run_export (), "the export failed")
session:save_state ("", false, false, false, false, false)
close_session ()
print ("DONE")

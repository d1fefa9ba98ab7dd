-- Makes a session with the rack, automates it, plays it while a tape records what comes out, and saves it; exports it as EXPORT, if any.
local song = dofile (os.getenv ("SCRIPTS") .. "/song.lua")
song.create ()
local rack = song.add_rack ()

-- "Macro 1:0=0.5,1.5=1;Scene:2=1": at which seconds which parameter is set to what.
for name, points in (os.getenv ("AUTOMATION") or ""):gmatch ("([^:;]+):([^;]+)") do
	local control = song.control (rack, name)
	local list = control:alist ()
	assert (not list:isnil (), name .. " cannot be automated")
	for at, value in points:gmatch ("([%d.]+)=([%d.]+)") do
		list:add (Temporal.timepos_t (math.floor (at * song.rate)), tonumber (value), false, true)
	end
	control:set_automation_state (ARDOUR.AutoState.Play)
end

local tape = song.add_tape ()
song.roll_until (song.seconds)
song.stop (tape)
song.save ()

if os.getenv ("EXPORT") then
	song.export (os.getenv ("EXPORT"))
	song.save ()
end

song.close ()
print ("DONE")

-- Selects the scene SCENE while the transport rolls, and waits until Ardour knows that the rack is late by LATENCY samples; saves that.
-- Without a SCENE the session is opened again, and has to be as late as it was.
local song = dofile (os.getenv ("SCRIPTS") .. "/song.lua")
local scene = tonumber (os.getenv ("SCENE"))
local scenes = 64

local function wait_for_latency (samples)
	song.wait_until (function () return song.rack ():to_insert ():signal_latency () == samples end, "a latency of " .. samples)
end

if scene then
	song.create ()
	song.add_rack ()
	song.roll ()
	wait_for_latency (0)
	local control = song.control (song.rack (), "Scene")
	song.set (control, control:desc ().upper * scene / scenes)
else
	song.open ()
end

wait_for_latency (tonumber (os.getenv ("LATENCY")))
song.save ()
song.close ()
print ("DONE")

-- Opens the session, exports it as EXPORT and saves it again.
local song = dofile (os.getenv ("SCRIPTS") .. "/song.lua")
song.open ()
song.export (os.getenv ("EXPORT"))
song.save ()
song.close ()
print ("DONE")

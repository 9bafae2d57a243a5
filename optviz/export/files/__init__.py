"""Pictures and numbers as files, with the settings that they show."""

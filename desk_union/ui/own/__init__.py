"""The room of what the office declares itself: ``menu`` names its page of the settings, ``ownsettings`` is it."""

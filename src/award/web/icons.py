"""Line icons as path data in a box of 24: drawn inline, so that no page loads a font or a sprite."""

ICONS = {
    "tick": "M4 12.5l5 5L20 6.5",
    "clock": "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5.2l3.3 2",
    "warn": "M12 3.5L22 20.5H2zM12 10v4.5M12 17.5v.2",
    "ban": "M12 3a9 9 0 100 18 9 9 0 000-18zM6 6l12 12",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
    "page": "M6 3h8l4 4v14H6zM14 3v4h4",
    "info": "M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.5M12 7.5v.2",
    "search": "M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L20 20",
    "table": "M4 5h16v14H4zM4 10h16M10 5v14",
    "down": "M6 9l6 6 6-6",
    "close": "M6 6l12 12M18 6L6 18",
    "offline": "M4 4l16 16M5 12a10 10 0 013-2M19 12a10 10 0 00-8-3M9 16a4.5 4.5 0 016 0M12 19.5v.2",
}

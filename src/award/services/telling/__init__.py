"""Who is told of a step: one function a road, in the module of the part of the work it belongs to."""

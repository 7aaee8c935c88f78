/** The Danish grid's own zoom 0 shows about as much as zoom 6 elsewhere: the map goes by the latter. */
export const GRID_ZOOM_OFFSET = -6

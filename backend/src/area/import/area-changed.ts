/** PostgreSQL's channel on which every node hears that an area has come or gone; it says which. */
export const AREA_CHANGED = 'area_changed'

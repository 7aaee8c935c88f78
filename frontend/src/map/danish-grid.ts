import leaflet from 'leaflet'
import 'proj4leaflet'
import { GRID_ZOOM_OFFSET } from './grid-zoom.ts'

/** EPSG:25832 as the Danish map services divide it ("View1"): 1638.4 m a pixel at the grid's zoom 0, then halves. */
export const danishGrid = new leaflet.Proj.CRS(
  'EPSG:25832',
  '+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  {
    origin: [120_000, 6_500_000],
    resolutions: Array.from({ length: 20 }, (_, zoom) => 1638.4 / 2 ** (zoom + GRID_ZOOM_OFFSET)),
  },
)

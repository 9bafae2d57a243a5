import { CriticalPanel } from "./critical.js"
import { CurvatureTable } from "./curvature.js"
import { Curves } from "./curves.js"
import { Tools } from "./tools.js"

// The parts of a player that stand below the map, in this order. A part is made with the player;
// `node` is what it adds to the page, and all of its methods are optional:
//   layOut(width)         sizes, paths, words or theme have changed
//   show()                at every drawing
//   drawOnMap(context)    over the paths, at every drawing
//   press(position)       a click on the map; true if the part takes it
//   at(), restore(at)     its settings in a link, texts by their names
//   close()               the player goes
// A part with a `tool`, { name, label, on(), toggle() }, gets a button in the row of tools.
export const PARTS = [Tools, CriticalPanel, CurvatureTable, Curves]

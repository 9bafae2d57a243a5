import { CriticalPanel } from "../map/critical.js"
import { CurvatureTable } from "../map/curvature.js"
import { Curves } from "../curves/curves.js"
import { Explain } from "../explain/explain.js"
import { Heat } from "../heat/heat.js"
import { Pin } from "../compare/pin.js"
import { Help } from "../chrome/help.js"
import { Pad } from "../pad/pad.js"
import { Predict } from "../predict/predict.js"
import { FullScreen, Projector } from "../chrome/screen_modes.js"
import { Showcase } from "../chrome/showcase.js"
import { SpaceView } from "../space3d/view.js"
import { Tools } from "../chrome/tools.js"

// The parts of a player that stand below the map, in this order. A part is made with the player;
// `node` is what it adds to the page. `aside` stands with the map while `inAside` holds, and wishes
// for a `share` of the width; `isAwaited` if what it shows has yet to come. All of its methods are optional:
//   layOut(width)         sizes, paths, words or theme have changed
//   show()                at every drawing
//   drawOnMap(context)    over the paths, at every drawing
//   press(position)       a click on the map; true if the part takes it
//   pressKey(event)       a key that is pressed; true if the part takes it
//   settings(), restore(settings)  its settings in a link, texts by their names
//   close()               the player goes
// A part with a `tool`, { name, label, key, on(), toggle() }, gets a button in the row of tools, and
// a key if it names one; what cannot be on has no `on`, what is not offered for every surface says
// so by `offered()`.
// What tells of later steps than `player.horizon` must not show: there a reader is to guess them.
export const PARTS = [Heat, Tools, Pin, Pad, Predict, Explain, CriticalPanel, CurvatureTable, Curves, SpaceView, Showcase, Projector, FullScreen, Help]

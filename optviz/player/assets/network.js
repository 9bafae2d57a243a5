// The entry of the Network page's pictures: called once when they are mounted and again at every
// change of their data or of the theme, with the same parentElement.
import { decode } from "./core/payload.js"
import { Mounted } from "./core/mounting.js"
import { NetworkView } from "./network/view.js"

const views = new Mounted(NetworkView)

export default function (call) {
  return views.receive(decode(call.data), call)
}

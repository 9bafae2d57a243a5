// The entry of the Network page's pictures: called once when they are mounted and again at every
// change of their data or of the theme, with the same parentElement.
import { decode } from "./core/payload.js"
import { Mounted } from "./core/mounting.js"
import { isOfAnother } from "./core/session.js"
import { NetworkView } from "./network/view.js"

const views = new Mounted(NetworkView)

export default function (call) {
  const message = decode(call.data)
  const { session } = /** @type {any} */ (message.header) // not of the other players' kinds
  return isOfAnother(session) ? undefined : views.receive(message, call)
}

// The entry that Streamlit calls: once when a component is mounted and again at every change of
// its data or of the theme, with the same parentElement. Three kinds of components use this module:
// a player (the paths, sent at every move of a slider), those without a size that bring what
// players draw besides, each by a name (the surface, sent once), and, on pages without a player,
// the one that writes the address. One more lets the history undo settings.
import { publishMessage } from "./player/decoders.js"
export { playStored } from "./player/alone.js"
import { undoBy, writeAddress } from "./core/history.js"
import { Mounted } from "./core/mounting.js"
import { followFields } from "./live/page_controls.js"
import { isOfAnother } from "./core/session.js"
import { decode } from "./core/payload.js"
import { Player } from "./player/view.js"

/** @import { AddressHeader, PathsHeader } from "./core/wire.js" */

const players = new Mounted(Player)

export default function (call) {
  const message = decode(call.data)
  if (publishMessage(message)) return undefined
  if (message.header.kind === "history") {
    followFields()
    return undoBy(call.setTriggerValue)
  }
  const header = /** @type {PathsHeader | AddressHeader} */ (message.header)
  if (isOfAnother(header.session)) return undefined
  if (header.kind === "paths") return players.receive(message, call)
  writeAddress(header)
  return undefined
}

// The entry that Streamlit calls: once when a component is mounted and again at every change of
// its data or of the theme, with the same parentElement. Three kinds of components use this module:
// a player (the paths, sent at every move of a slider), those without a size that bring what
// players draw besides, each by a name (the surface, sent once), and, on pages without a player,
// the one that writes the address.
import { writeAddress } from "./core/address.js"
import { publishMessage } from "./core/decoders.js"
import { decode } from "./core/payload.js"
import { Player } from "./core/view.js"

const players = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const message = decode(data)
  const { header, arrays } = message
  if (header.kind === "address") {
    writeAddress(header.query)
    return undefined
  }
  if (publishMessage(message)) return undefined
  let player = players.get(parentElement)
  if (!player) {
    player = new Player(parentElement, header, setTriggerValue)
    players.set(parentElement, player)
  }
  player.receive(header, arrays)
  return () => {
    player.close()
    players.delete(parentElement)
  }
}

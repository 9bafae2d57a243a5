// The entry that Streamlit calls: once when a component is mounted and again at every change of
// its data or of the theme, with the same parentElement. Two kinds of components use this module:
// a scene (the surface, sent once) and a player (the paths, sent at every move of a slider).
import { decode } from "./payload.js"
import { Player } from "./view.js"
import { makeScene, publishScene } from "./scene.js"

const players = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const { header, arrays } = decode(data)
  if (header.kind === "scene") {
    publishScene(header.name, makeScene(header, arrays))
    return undefined
  }
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

// The page's own sliders and fields. Streamlit tells the server when a slider has been let go; the player
// hears of every move, so that its paths follow while the hand still drags. In a field of a number, up
// and down step the digit that was written last. All that is taken for granted of Streamlit's page
// stands here: a control is inside an element with a class made of its key, a slider tells its value in
// `aria-valuetext`, a field is heard when it loses the focus.
import { latestOf } from "../core/messages.js"

const WAYS = { ArrowUp: 1, ArrowDown: -1 }
const NUMBER = /^\s*(-?\d+(?:\.(\d*))?)(e[-+]?\d+)?\s*$/i

export function followSliders(player) {
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) if (target === document.activeElement) follow(player, target)
  })
  observer.observe(document.body, { subtree: true, attributeFilter: ["aria-valuetext"] })
  return () => observer.disconnect()
}

function follow({ header, live }, slider) {
  const host = slider.closest("[class*=st-key-]")
  const parameter = latestOf(header?.pad)?.find(({ key }) => host?.classList.contains(key))
  const value = parameter?.values.find((v) => v === Number(slider.getAttribute("aria-valuetext")))
  if (value !== undefined && value !== live.value(parameter.name)) live.follow(parameter, value)
}

let follows = false

/** Follow the keys of all fields of the page, once. */
export function followFields() {
  if (!follows) document.addEventListener("keydown", onKey)
  follows = true
}

function onKey(event) {
  const [way, field] = [WAYS[event.key], event.target]
  if (!way || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  if (!field.matches?.("[class*=st-key-][class*=-text] input[type=text]")) return
  const text = stepped(field.value, way)
  if (text === null) return
  event.preventDefault()
  // Past the setter by which React would take the change for its own.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text)
  field.dispatchEvent(new Event("input", { bubbles: true }))
  field.blur()
  field.focus()
}

/** A written number with its last digit one up or down; null if it is none. */
export function stepped(text, way) {
  const [, number, decimals = "", power = ""] = NUMBER.exec(text) ?? []
  if (number === undefined) return null
  return (Number(number) + way * 10 ** -decimals.length).toFixed(decimals.length) + power
}

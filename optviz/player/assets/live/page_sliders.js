// The page's own sliders: Streamlit tells the server when one has been let go. The player hears of
// every move, so that its paths follow while the hand still drags. All that is taken for granted of
// Streamlit's page stands here: a slider is inside an element with a class made of its key, and tells
// its value in `aria-valuetext`.
import { latestOf } from "../core/messages.js"

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

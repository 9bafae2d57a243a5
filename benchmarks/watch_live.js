// Runs in a page after watch.js and notes, for every picture of new paths while the hand moves, when
// the pointer was where it shows, when that was asked for, and when the picture was painted.
window.pictures = []
window.pointerMoves = 0
window.mostInFlight = 0
let lastMove = 0
const asked = new Map() // live requests by their number, until they are drawn
const inFlight = new Set() // the numbers of those that are not answered

addEventListener("pointermove", ({ timeStamp }) => {
  lastMove = timeStamp
  window.pointerMoves += 1
}, true)

const WatchedSocket = window.WebSocket
window.WebSocket = class extends WatchedSocket {
  constructor(...args) {
    super(...args)
    if (!this.url.endsWith("/live")) return
    this.addEventListener("message", ({ data }) => {
      // What is shown beside the paths comes before them and has no number.
      const answer = /"answers":(\d+)/.exec(new TextDecoder().decode(data.slice(4, 60)))
      if (answer) inFlight.delete(answer[1])
    })
  }
  send(data) {
    if (this.url.endsWith("/live")) {
      const [number] = data.split(" ")
      asked.set(number, { moved: lastMove, sent: performance.now() })
      inFlight.add(number)
      window.mostInFlight = Math.max(window.mostInFlight, inFlight.size)
    }
    super.send(data)
  }
}

window.watchLive = () => {
  const player = window.findPlayer()
  new MutationObserver(() => {
    const { answers, tag } = player.dataset
    const request = asked.get(answers)
    if (!request) return
    asked.delete(answers)
    const picture = { ...request, tag, changed: performance.now() }
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.pictures.push({ ...picture, painted: performance.now() })
    }))
  }).observe(player, { attributes: true, attributeFilter: ["data-answers"] })
}

// A step that plays, pauses, goes forward and back. Who extends this says what `lastStep` and `speed`
// are, and hears of changes by `invalidate` and, once they are made, `report`.
const calm = window.matchMedia("(prefers-reduced-motion: reduce)")

export class Clock {
  playing = false
  step = 0
  lastStep = 0
  speed = 1 // steps per second
  horizon = Infinity // the last step that may be seen, while what follows is to be guessed

  invalidate(_still = false) {}
  report() {}

  // The step that is shown.
  get cursor() {
    return this.step
  }

  // The last step that there is to go to.
  get reach() {
    return Math.min(this.lastStep, this.horizon)
  }

  goTo(step) {
    this.playing = false
    this.moveTo(Math.min(Math.max(Math.round(step), 0), this.reach))
    this.report()
  }
  stepBy(count) {
    this.goTo(Math.floor(this.step) + count)
  }
  moveTo(step) {
    this.step = step
    this.atEnd = step >= this.lastStep
    this.invalidate()
  }
  togglePlay() {
    if (this.playing) return this.goTo(Math.floor(this.step))
    if (this.step >= this.reach) this.moveTo(0)
    this.playing = true
    this.playedAt = performance.now()
    this.time = this.step
    this.invalidate()
  }
  advance(now) {
    this.time += (Math.max(now - this.playedAt, 0) / 1000) * this.speed
    this.playedAt = now
    // Between two rows the pictures glide, unless the reader wants no such motion.
    const step = calm.matches ? Math.floor(this.time) : this.time
    if (this.time >= this.reach) this.goTo(this.reach)
    else this.moveTo(step)
  }
  setSpeed(rate) {
    this.speed = rate
    this.report()
  }
}

// A step that plays, pauses, goes forward and back. Who extends this has a `lastStep`, a `speed` in
// steps per second, and hears of changes by `invalidate` and, once they are made, `report`.
export class Clock {
  playing = false
  step = 0

  // The step that is shown.
  get cursor() {
    return this.step
  }

  goTo(step) {
    this.playing = false
    this.moveTo(Math.min(Math.max(Math.round(step), 0), this.lastStep))
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
    if (this.step >= this.lastStep) this.moveTo(0)
    this.playing = true
    this.playedAt = performance.now()
    this.invalidate()
  }
  advance(now) {
    const step = this.step + (Math.max(now - this.playedAt, 0) / 1000) * this.speed
    this.playedAt = now
    if (step >= this.lastStep) this.goTo(this.lastStep)
    else this.moveTo(step)
  }
  setSpeed(rate) {
    this.speed = rate
    this.report()
  }
}

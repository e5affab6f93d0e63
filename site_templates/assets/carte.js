/* Cartes locales : un quartier visé sur la carte ou dans le tableau s’éclaire des deux côtés ; la carte s’agrandit et se
   déplace à la souris, au doigt, au clavier et par ses boutons. Sans ce script, tout reste lisible. */
(() => {
  "use strict";

  for (const row of document.querySelectorAll("#qpv-2015 tbody tr")) {
    row.dataset.qpv ??= row.querySelector(".code").textContent;
  }

  const ZOOM_MAX = 16;
  const STEP = 1.6;
  const AIMED = "carte-vise";

  const aim = (code, on) => {
    for (const element of document.querySelectorAll(`[data-qpv="${CSS.escape(code)}"]`)) {
      element.classList.toggle(AIMED, on);
    }
  };

  const follow = (begin, end) => {
    const codeOf = (event) => event.target.closest?.("[data-qpv]")?.dataset.qpv;
    document.addEventListener(begin, (event) => {
      const code = codeOf(event);
      if (code) aim(code, true);
    });
    document.addEventListener(end, (event) => {
      const code = codeOf(event);
      if (code) aim(code, false);
    });
  };

  const roundLength = (longest) => {
    let best = 10;
    for (let power = 10; power <= 1e5; power *= 10) {
      for (const digit of [1, 2, 5]) if (digit * power <= longest) best = Math.max(best, digit * power);
    }
    return best;
  };

  class LocalMap {
    constructor(figure) {
      this.svg = figure.querySelector(".carte-dessin");
      const box = this.svg.viewBox.baseVal;
      this.full = { x: box.x, y: box.y, width: box.width, height: box.height };
      this.view = { ...this.full };
      this.pointers = new Map();
      this.dragged = false;
      this.anchored = [...this.svg.querySelectorAll(".carte-mots > [transform]")].map((element) => ({
        element,
        base: element.getAttribute("transform"),
      }));
      this.bar = this.svg.querySelector(".carte-echelle");
      this.barLabel = this.bar.querySelector("text");
      this.barPath = this.bar.querySelector("path");
      this.metres = Number(this.svg.dataset.metres);
      this.buttons = figure.querySelector(".carte-boutons");
      this.buttons.hidden = false;
      this.buttons.addEventListener("click", (event) => this.press(event));
      this.svg.setAttribute("tabindex", "0");
      this.svg.addEventListener("keydown", (event) => this.key(event));
      this.svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
      this.svg.addEventListener("pointerdown", (event) => this.down(event));
      this.svg.addEventListener("pointermove", (event) => this.move(event));
      for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
        this.svg.addEventListener(name, (event) => this.pointers.delete(event.pointerId));
      }
      this.svg.addEventListener("click", (event) => this.dragged && event.preventDefault(), true);
      this.svg.addEventListener("dragstart", (event) => event.preventDefault());
      this.svg.addEventListener("focusin", (event) => this.reveal(event.target));
      new ResizeObserver(() => this.draw()).observe(this.svg);
    }

    get zoom() {
      return this.full.width / this.view.width;
    }

    zoomBy(factor, at) {
      const zoom = Math.min(ZOOM_MAX, Math.max(1, this.zoom * factor));
      const middle = at ?? { x: this.view.x + this.view.width / 2, y: this.view.y + this.view.height / 2 };
      const shrink = this.full.width / zoom / this.view.width;
      this.show(
        middle.x - (middle.x - this.view.x) * shrink,
        middle.y - (middle.y - this.view.y) * shrink,
        zoom,
      );
    }

    panBy(right, down) {
      this.show(this.view.x + right, this.view.y + down, this.zoom);
    }

    show(x, y, zoom) {
      const width = this.full.width / zoom;
      const height = this.full.height / zoom;
      this.view = {
        x: Math.min(Math.max(x, this.full.x), this.full.x + this.full.width - width),
        y: Math.min(Math.max(y, this.full.y), this.full.y + this.full.height - height),
        width,
        height,
      };
      this.draw();
    }

    draw() {
      const { x, y, width, height } = this.view;
      const zoom = this.zoom;
      this.svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
      this.svg.toggleAttribute("data-agrandie", zoom > 1.01);
      this.svg.dataset.niveau = [8, 4, 2, 1].find((level) => level <= zoom * 1.01) ?? 1;
      for (const { element, base } of this.anchored) element.setAttribute("transform", `${base} scale(${1 / zoom})`);
      const metres = roundLength((150 * this.metres) / zoom);
      const units = (metres / this.metres) * zoom;
      const bottom = this.full.height;
      this.barPath.setAttribute("d", `M14 ${bottom - 20}v6h${units}v-6`);
      this.barLabel.textContent = metres >= 1000 ? `${metres / 1000}\u202fkm` : `${metres}\u202fm`;
      const shift = `translate(${x} ${y + height}) scale(${1 / zoom}) translate(0 ${-bottom})`;
      this.bar.setAttribute("transform", shift);
      for (const button of this.buttons.children) {
        const useless = button.dataset.geste === "plus" ? zoom > ZOOM_MAX * 0.99 : zoom < 1.01;
        button.setAttribute("aria-disabled", String(useless));
      }
    }

    point(event) {
      const frame = this.svg.getBoundingClientRect();
      return {
        x: this.view.x + ((event.clientX - frame.left) / frame.width) * this.view.width,
        y: this.view.y + ((event.clientY - frame.top) / frame.height) * this.view.height,
      };
    }

    press(event) {
      const gesture = event.target.closest("button")?.dataset.geste;
      if (gesture === "plus") this.zoomBy(STEP);
      else if (gesture === "moins") this.zoomBy(1 / STEP);
      else if (gesture === "tout") this.show(this.full.x, this.full.y, 1);
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = this.view.width / 8;
      const moves = {
        "+": () => this.zoomBy(STEP),
        "=": () => this.zoomBy(STEP),
        "-": () => this.zoomBy(1 / STEP),
        0: () => this.show(this.full.x, this.full.y, 1),
        ArrowLeft: () => this.panBy(-step, 0),
        ArrowRight: () => this.panBy(step, 0),
        ArrowUp: () => this.panBy(0, -step),
        ArrowDown: () => this.panBy(0, step),
      };
      const move = moves[event.key];
      if (!move || (event.key.startsWith("Arrow") && this.zoom < 1.01)) return;
      event.preventDefault();
      move();
    }

    wheel(event) {
      const leaving = event.deltaY > 0 && this.zoom < 1.01;
      if (leaving || !(event.ctrlKey || event.metaKey || this.svg.contains(document.activeElement))) return;
      event.preventDefault();
      this.zoomBy(Math.exp(-event.deltaY * 0.002), this.point(event));
    }

    down(event) {
      if (event.pointerType === "mouse" && event.button !== 0) return;
      this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      this.dragged = false;
    }

    move(event) {
      const before = this.pointers.get(event.pointerId);
      if (!before) return;
      const now = { x: event.clientX, y: event.clientY };
      const others = [...this.pointers].filter(([id]) => id !== event.pointerId);
      if (others.length === 0 && this.zoom < 1.01) return;
      if (Math.hypot(now.x - before.x, now.y - before.y) < (this.dragged ? 1 : 4)) return;
      if (!this.dragged) this.svg.setPointerCapture(event.pointerId);
      this.dragged = true;
      this.pointers.set(event.pointerId, now);
      const perPixel = this.view.width / this.svg.getBoundingClientRect().width;
      if (others.length === 0) {
        this.panBy((before.x - now.x) * perPixel, (before.y - now.y) * perPixel);
        return;
      }
      const other = others[0][1];
      const spread = (from) => Math.hypot(from.x - other.x, from.y - other.y) || 1;
      const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
      this.panBy(((before.x - now.x) / 2) * perPixel, ((before.y - now.y) / 2) * perPixel);
      this.zoomBy(spread(now) / spread(before), this.point(middle));
    }

    reveal(target) {
      if (target === this.svg || this.zoom < 1.01) return;
      const box = target.getBoundingClientRect();
      const middle = this.point({ clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 });
      const { x, y, width, height } = this.view;
      if (middle.x > x && middle.x < x + width && middle.y > y && middle.y < y + height) return;
      this.show(middle.x - width / 2, middle.y - height / 2, this.zoom);
    }
  }

  follow("pointerover", "pointerout");
  follow("focusin", "focusout");
  for (const figure of document.querySelectorAll("[data-carte]")) new LocalMap(figure);
})();

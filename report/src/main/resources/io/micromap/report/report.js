"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const readout = document.getElementById("readout");
  const charts = [];

  const percent = (share, places = 1) => (share * 100).toFixed(places) + "\u202f%";
  const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  /** Colours of the page as it stands: light, dark or print. */
  function palette() {
    const names = ["page", "card", "ink", "soft", "line", "accent", "right", "wrong", "quiet"];
    const faint = ["right-faint", "wrong-faint", "quiet-faint"];
    return Object.fromEntries([...names, ...faint].map((name) => [name.replace("-f", "F"), colour(name)]));
  }

  const printing = () => "print" in document.documentElement.dataset;
  const font = getComputedStyle(document.body).fontFamily;

  /** Halfway between two colours, so that single small cells are seen. */
  const mix = (some, other) => echarts.color.lerp(0.5, [some, other]);

  function axis(colours, extra) {
    return {
      nameTextStyle: { color: colours.soft, fontSize: 12 },
      nameLocation: "middle",
      axisLabel: { color: colours.soft, fontSize: 11 },
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { lineStyle: { color: colours.line } },
      splitLine: { lineStyle: { color: colours.line } },
      ...extra,
    };
  }

  function base(colours) {
    return {
      animation: false,
      textStyle: { fontFamily: font, color: colours.ink },
      grid: { left: 58, right: 18, top: 34, bottom: 46 },
      tooltip: {
        renderMode: "richText",
        confine: true,
        backgroundColor: colours.card,
        borderColor: colours.line,
        textStyle: { color: colours.ink, fontSize: 12, fontFamily: font },
      },
      legend: {
        top: 0,
        right: 0,
        itemWidth: 16,
        itemHeight: 9,
        textStyle: { color: colours.ink, fontSize: 12 },
        inactiveColor: colours.soft,
      },
    };
  }

  /**
   * Draws a chart, again whenever its colours or its size change, and lets the arrow keys walk over
   * its items: left and right one by one, up and down to the neighbouring row.
   *
   * items: { series, index, row, text }, in reading order.
   */
  function draw(element, option, items) {
    const chart = echarts.init(element, null, { renderer: "canvas", devicePixelRatio: Math.max(2, devicePixelRatio) });
    let at = -1;
    const paint = () => chart.setOption(option(palette()), true);
    paint();
    charts.push({ chart, paint, printWidth: element.classList.contains("matrix") ? 640 : 320 });
    element.tabIndex = 0;
    element.setAttribute("role", "application");
    element.setAttribute("aria-roledescription", "chart");
    const show = (next) => {
      at = Math.max(0, Math.min(items.length - 1, next));
      const item = items[at];
      chart.dispatchAction({ type: "showTip", seriesIndex: item.series, dataIndex: item.index });
      readout.textContent = item.text;
      readout.hidden = false;
    };
    const rowFrom = (step) => {
      if (at < 0) return 0;
      let next = at;
      while (items[next] && items[next].row === items[at].row) next += step;
      if (!items[next]) return at;
      while (items[next - 1] && items[next - 1].row === items[next].row) next--;
      return next;
    };
    const moves = {
      ArrowRight: () => at + 1,
      ArrowLeft: () => at - 1,
      ArrowDown: () => rowFrom(1),
      ArrowUp: () => rowFrom(-1),
      Home: () => 0,
      End: () => items.length - 1,
    };
    element.addEventListener("keydown", (event) => {
      if (!moves[event.key] || items.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      show(moves[event.key]());
    });
    element.addEventListener("blur", () => {
      readout.hidden = true;
      chart.dispatchAction({ type: "hideTip" });
    });
    new ResizeObserver(() => printing() || chart.resize()).observe(element);
    return chart;
  }

  /** The 95 % score interval of a share of so many rows (Wilson 1927). */
  function wilson(share, rows) {
    const z = 1.959963984540054;
    const middle = (share + (z * z) / (2 * rows)) / (1 + (z * z) / rows);
    const half = (z / (1 + (z * z) / rows)) * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows));
    return [Math.max(0, middle - half), Math.min(1, middle + half)];
  }

  function risk(sweep) {
    const curve = sweep.curve;
    const answers = curve.coverage.map((coverage) => Math.max(1, Math.round(coverage * sweep.chosen.total)));
    const band = curve.risk.map((wrong, i) => wilson(wrong, answers[i]));
    const sound = answers.findIndex((number) => number >= 20);
    const drawn = sound < 0 ? [] : band.slice(sound);
    const text = (coverage, wrong, threshold) =>
      `threshold ${threshold}: ${percent(coverage)} answered, ${percent(wrong, 2)} of the answers wrong`;
    const swept = sweep.points.filter((point) => point.coverage > 0);
    const top = Math.max(0.01, ...curve.risk, ...swept.map((point) => 1 - point.accuracy_on_fired));
    const items = curve.threshold.map((threshold, i) => ({
      series: 1,
      index: i,
      row: 0,
      text: text(curve.coverage[i], curve.risk[i], threshold),
    }));
    const slider = document.getElementById("slider");
    let tried = -1;
    const chart = draw(
      document.getElementById("chart-risk"),
      (colours) => ({
        ...base(colours),
        legend: { ...base(colours).legend, data: ["one threshold", "swept", "chosen", "tried"] },
        xAxis: axis(colours, { type: "value", min: 0, max: 1, name: "coverage", nameGap: 28, axisLabel: { color: colours.soft, formatter: (v) => percent(v, 0) } }),
        yAxis: axis(colours, { type: "value", min: 0, max: Math.min(1, Math.ceil(top * 1.05 * 100) / 100), name: "wrong answers", nameGap: 44, axisLabel: { color: colours.soft, formatter: (v) => percent(v, top < 0.05 ? 1 : 0) } }),
        series: [
          {
            name: "band",
            type: "custom",
            silent: true,
            clip: true,
            data: drawn.length > 1 ? [0] : [],
            renderItem: (params, api) => ({
              type: "polygon",
              shape: {
                points: [
                  ...drawn.map((bounds, i) => api.coord([curve.coverage[sound + i], bounds[1]])),
                  ...drawn.map((bounds, i) => api.coord([curve.coverage[sound + i], bounds[0]])).reverse(),
                ],
              },
              style: { fill: colours.rightFaint, opacity: 0.6 },
            }),
          },
          {
            name: "one threshold",
            type: "line",
            showSymbol: false,
            symbolSize: 7,
            lineStyle: { width: 2.5, color: colours.right },
            itemStyle: { color: colours.right },
            data: curve.coverage.map((coverage, i) => [coverage, curve.risk[i]]),
            tooltip: { formatter: (p) => items[p.dataIndex].text },
          },
          {
            name: "swept",
            type: "scatter",
            symbolSize: 6,
            itemStyle: { color: colours.card, borderColor: colours.ink, borderWidth: 1.3 },
            data: swept.map((point) => [point.coverage, 1 - point.accuracy_on_fired]),
            tooltip: { formatter: (p) => text(swept[p.dataIndex].coverage, 1 - swept[p.dataIndex].accuracy_on_fired, swept[p.dataIndex].threshold) },
          },
          {
            name: "chosen",
            type: "scatter",
            symbol: "diamond",
            symbolSize: 16,
            z: 5,
            itemStyle: { color: colours.wrong, borderColor: colours.card, borderWidth: 1.5 },
            data: sweep.chosen.coverage > 0 ? [[sweep.chosen.coverage, 1 - sweep.chosen.accuracy_on_fired]] : [],
            tooltip: { formatter: () => "chosen; " + text(sweep.chosen.coverage, 1 - sweep.chosen.accuracy_on_fired, sweep.chosen.threshold) },
          },
          {
            name: "tried",
            type: "scatter",
            symbol: "triangle",
            symbolSize: 14,
            z: 6,
            itemStyle: { color: colours.accent, borderColor: colours.card, borderWidth: 1.5 },
            data: tried < 0 ? [] : [[curve.coverage[tried], curve.risk[tried]]],
            tooltip: { formatter: () => "tried; " + items[tried].text },
          },
        ],
      }),
      items
    );
    if (curve.threshold.length === 0) return;
    // The curve falls from the highest threshold: the slider rises from the lowest.
    const last = curve.threshold.length - 1;
    slider.max = String(last);
    const move = () => {
      tried = last - Number(slider.value);
      const [low, high] = wilson(curve.risk[tried], answers[tried]).map((bound) => percent(bound, 1));
      document.getElementById("slider-text").textContent =
        `threshold ${curve.threshold[tried]}: ${percent(curve.coverage[tried])} of the rows answered (${count(answers[tried])}), ` +
        `${percent(curve.risk[tried], 2)} of the answers wrong; with 95\u202f% confidence ${low} to ${high}`;
      charts.find((entry) => entry.chart === chart).paint();
    };
    const nearest = curve.threshold.findIndex((threshold) => threshold < sweep.chosen.threshold);
    slider.value = String(last - (nearest < 0 ? last : Math.max(0, nearest - 1)));
    slider.addEventListener("input", move);
    slider.parentElement.hidden = false;
    move();
  }

  function reliability(sweep) {
    const bins = sweep.calibration;
    const items = bins.rows.map((rows, i) => ({
      series: 0,
      index: i,
      row: 0,
      text: `${rows} rows: mean confidence ${percent(bins.confidence[i])}, ${percent(bins.accuracy[i])} correct`,
    }));
    draw(
      document.getElementById("chart-reliability"),
      (colours) => ({
        ...base(colours),
        xAxis: axis(colours, { type: "value", min: 0, max: 1, name: "confidence", nameGap: 28, axisLabel: { color: colours.soft, formatter: (v) => percent(v, 0) } }),
        yAxis: axis(colours, { type: "value", min: 0, max: 1, name: "accuracy", nameGap: 44, axisLabel: { color: colours.soft, formatter: (v) => percent(v, 0) } }),
        series: [
          {
            name: "measured",
            type: "line",
            symbol: "circle",
            symbolSize: 8,
            lineStyle: { width: 2.5, color: colours.right },
            itemStyle: { color: colours.right },
            data: bins.confidence.map((confidence, i) => [confidence, bins.accuracy[i]]),
            tooltip: { formatter: (p) => items[p.dataIndex].text },
          },
          {
            name: "perfect",
            type: "line",
            symbol: "none",
            silent: true,
            lineStyle: { type: "dashed", width: 1.3, color: colours.quiet },
            itemStyle: { color: colours.quiet },
            data: [[0, 0], [1, 1]],
          },
        ],
      }),
      items
    );
  }

  /** A strip for each kind of row, all over one axis of confidence and on one scale. */
  function histogram(sweep) {
    const counts = sweep.confidences;
    const bins = counts.right.length;
    const percents = (i) => Math.round((i * 100) / bins);
    const strips = [
      { name: "correct", values: counts.right, fill: "right" },
      { name: "wrong", values: counts.wrong, fill: "wrong" },
      { name: "out of scope", values: counts.out_of_scope, fill: "quiet" },
    ].filter((strip) => strip.fill === "right" || strip.values.some((count) => count > 0));
    const text = (i) =>
      `confidence ${percents(i)} to ${percents(i + 1)}\u202f%: ` +
      strips.map((strip) => `${count(strip.values[i])} ${strip.name}`).join(", ");
    const most = Math.max(1, ...strips.flatMap((strip) => strip.values));
    const height = (78 - 8 * (strips.length - 1)) / strips.length;
    const top = (i) => 7 + i * (height + 8);
    draw(
      document.getElementById("chart-histogram"),
      (colours) => ({
        ...base(colours),
        legend: { show: false },
        title: strips.map((strip, i) => ({
          text: strip.name,
          left: 58,
          top: top(i) - 6 + "%",
          padding: 0,
          textStyle: { color: colours[strip.fill], fontSize: 12, fontWeight: 600 },
        })),
        grid: strips.map((strip, i) => ({ left: 58, right: 18, top: top(i) + "%", height: height + "%" })),
        xAxis: strips.map((strip, i) =>
          axis(colours, {
            type: "category",
            gridIndex: i,
            name: i === strips.length - 1 ? "confidence" : "",
            nameGap: 24,
            data: strip.values.map((value, bin) => percents(bin) + "\u202f%"),
            axisLabel: { show: i === strips.length - 1, color: colours.soft, fontSize: 11 },
            axisTick: { show: false },
          })
        ),
        yAxis: strips.map((strip, i) =>
          axis(colours, {
            type: "value",
            gridIndex: i,
            min: 0,
            max: most,
            minInterval: 1,
            splitNumber: 2,
            axisLabel: { color: colours.soft, fontSize: 11, formatter: count },
          })
        ),
        series: strips.map((strip, i) => ({
          name: strip.name,
          type: "bar",
          xAxisIndex: i,
          yAxisIndex: i,
          barCategoryGap: "10%",
          itemStyle: { color: colours[strip.fill] },
          data: strip.values,
          tooltip: { formatter: (p) => text(p.dataIndex) },
        })),
      }),
      counts.right.map((value, i) => ({ series: 0, index: i, row: 0, text: text(i) }))
    );
  }

  /**
   * A heat map. cells: { x, y, share, kind: "right" | "wrong" | "quiet", label, text }, by y and
   * then by x; full: the share at which a kind has its full colour. A share of 0 has none.
   */
  function heat(element, rows, columns, cells, names, full) {
    const kinds = ["right", "wrong", "quiet"];
    const small = rows.length <= 20 && columns.length <= 21;
    const longest = Math.max(...rows.map((name) => name.length));
    const left = small ? Math.min(150, 20 + longest * 6.4) : 22;
    const bottom = small ? Math.min(130, 34 + longest * 4.6) : 24;
    const cell = small ? Math.max(26, Math.min(46, 420 / rows.length)) : Math.max(3, Math.min(24, 660 / rows.length));
    element.classList.toggle("dense", !small);
    element.style.height = Math.round(rows.length * cell + bottom + 12) + "px";
    const places = kinds.map(() => 0);
    const items = cells.map((item) => {
      const series = kinds.indexOf(item.kind);
      return { series, index: places[series]++, row: item.y, text: item.text };
    });
    const label = (value) => (value.length > 22 ? value.slice(0, 21) + "…" : value);
    draw(
      element,
      (colours) => ({
        ...base(colours),
        grid: { left, right: 6, top: 6, bottom, show: true, borderColor: colours.line, backgroundColor: colours.card },
        xAxis: axis(colours, {
          type: "category",
          data: columns,
          name: small ? "" : names.column,
          nameGap: 6,
          axisLabel: { show: small, interval: 0, rotate: 40, color: colours.soft, fontSize: 11, formatter: label },
          axisTick: { show: false },
          splitLine: { show: false },
        }),
        yAxis: axis(colours, {
          type: "category",
          inverse: true,
          data: rows,
          name: small ? "" : names.row,
          nameGap: 6,
          axisLabel: { show: small, interval: 0, color: colours.soft, fontSize: 11, formatter: label },
          axisTick: { show: false },
          splitLine: { show: false },
        }),
        visualMap: kinds.map((kind, i) => ({
          show: false,
          type: "continuous",
          seriesIndex: i,
          min: 0,
          max: full[kind],
          dimension: 2,
          inRange: { color: [small ? colours[kind + "Faint"] : mix(colours[kind + "Faint"], colours[kind]), colours[kind]] },
        })),
        series: kinds.map((kind) => {
          const own = cells.filter((item) => item.kind === kind);
          return {
            type: "heatmap",
            progressive: 0,
            data: own.map((item) => ({
              value: [item.x, item.y, item.share],
              label: { color: item.share > 0.45 * full[kind] ? colours.card : colours.ink },
              ...(item.share === 0 && { visualMap: false, itemStyle: { color: colours.card } }),
            })),
            label: { show: small, fontSize: 11, formatter: (p) => own[p.dataIndex].label },
            emphasis: { itemStyle: { borderColor: colours.ink, borderWidth: 1.5 } },
            tooltip: { formatter: (p) => own[p.dataIndex].text },
          };
        }),
      }),
      items
    );
  }

  function confusion(sweep) {
    const { labels, answers, sizes, cells } = sweep.confusion;
    const last = answers.length - 1;
    const drawn = cells.map(([y, x, count]) => {
      const outside = y >= last;
      const kind = x === last ? (outside ? "right" : "quiet") : x === y ? "right" : "wrong";
      const share = count / sizes[y];
      const done = x === last ? "not answered" : "answered as " + answers[x];
      return { x, y, share, kind, label: String(count), text: `${labels[y]}, ${done}: ${count} of ${sizes[y]} rows` };
    });
    heat(document.getElementById("chart-confusion"), labels, answers, drawn, { row: "label", column: "answer; the last column is abstaining" }, { right: 1, wrong: 1, quiet: 1 });
  }

  function crossDomain(cross) {
    for (const element of document.querySelectorAll(".cross")) {
      const cells = cross.cells.filter((cell) => cell.rails === element.dataset.rails);
      const rows = cross.mappers.filter((name) => cells.some((cell) => cell.mapper === name));
      const columns = cross.data.filter((name) => cells.some((cell) => cell.data === name));
      const drawn = cells.map((cell) => ({
        x: columns.indexOf(cell.data),
        y: rows.indexOf(cell.mapper),
        share: cell.share,
        kind: cell.foreign ? "wrong" : "right",
        label: percent(cell.share),
        text: `${cell.mapper} on ${cell.data}: ${cell.fired} of ${cell.n} rows answered, ${percent(cell.share, 2)}`,
      }));
      drawn.sort((a, b) => a.y - b.y || a.x - b.x);
      heat(element, rows, columns, drawn, { row: "mapper", column: "data" }, { right: 1, wrong: 0.2, quiet: 1 });
    }
  }

  /** What a cell is sorted by: its number where it has one, else its text. */
  function key(row, column) {
    const cell = row.cells[column];
    const number = cell.querySelector("data");
    if (!number) return cell.textContent.trim();
    return number.value === "" ? null : Number(number.value);
  }

  function compare(a, b) {
    if (a === null || b === null) return (a === null) - (b === null);
    return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true });
  }

  function sort(table, heading, column) {
    const rising = heading.getAttribute("aria-sort") !== "ascending";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, key: key(row, column) }));
    rows.sort((a, b) => (rising || a.key === null || b.key === null ? compare(a.key, b.key) : compare(b.key, a.key)));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
    body.append(...rows.map((entry) => entry.row));
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.replaceChildren(button);
      const first = table.tBodies[0].rows[0];
      if (first && first.cells[column] && first.cells[column].querySelector("data")) heading.classList.add("number");
      button.addEventListener("click", () => sort(table, heading, column));
    });
  }

  if (data.sweep) {
    risk(data.sweep);
    reliability(data.sweep);
    histogram(data.sweep);
    confusion(data.sweep);
  }
  if (data.cross_domain) crossDomain(data.cross_domain);

  const repaint = () => charts.forEach(({ paint }) => paint());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.print = "";
    document.querySelectorAll("details").forEach((details) => {
      details.dataset.open = details.open;
      details.open = true;
    });
    repaint();
    charts.forEach(({ chart, printWidth }) => {
      chart.resize({ width: printWidth });
      chart.getZr().flush();
    });
  });
  addEventListener("afterprint", () => {
    delete document.documentElement.dataset.print;
    document.querySelectorAll("details").forEach((details) => {
      details.open = details.dataset.open === "true";
    });
    repaint();
    charts.forEach(({ chart }) => chart.resize({ width: "auto" }));
  });
  performance.mark("report-ready");
})();

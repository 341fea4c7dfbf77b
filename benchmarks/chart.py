"""Trends over ten years of nights: the statistics, a redraw, and reading from night to night.

Run: ``python -m benchmarks.chart``. Times are of the processor, best and median of the rounds,
so that other work on the machine counts little.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from benchmarks.table import Row, emit
from journal_app.domain.ratings import Scale
from journal_app.domain.trends.change import change_over
from journal_app.domain.trends.lines import level_line
from journal_app.domain.trends.picture import TrendData
from journal_app.domain.trends.series import series_between
from journal_app.domain.trends.summary import summarise
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.trends.chart import TrendChart
from journal_app.ui.trends.draw import draw
from tests.ui.trends.journals import picture, ten_years

ROUNDS = 15
WIDTH, HEIGHT = 976, 343
STATISTICS_MS, REDRAW_MS = 150.0, 16.0


def measure(name: str, work: Callable[[], object], reach: float | None = None) -> None:
    """Report the best and the median processor time of some work, in milliseconds.

    Args:
        reach: What the median is to keep within, where there is such a bar.
    """
    times = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        times.append(1000 * (time.process_time() - before))
    middle = statistics.median(times)
    emit(
        Row(
            f"Trends, {name}",
            f"median {middle:.1f} ms of processor, best {min(times):.1f} ms",
            reach=f"{reach:.0f} ms" if reach else "",
            met=middle <= reach if reach else None,
        )
    )


def statistics_of(data: TrendData) -> None:
    """Work out the level lines of all nights and the words of the last 84, both scales."""
    for scale in Scale:
        given = {row.night: row.ratings[scale] for row in data.rows if scale in row.ratings}
        level_line(series_between(given, data.first, data.last))
        recent = data.last - timedelta(days=83)
        summarise(series_between(given, recent, data.last), change_over)


def drawn(data: TrendData, theme: Theme) -> None:
    """Lay out and draw the whole picture."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, WIDTH, HEIGHT), data, theme)
    painter.end()


def main() -> None:
    """Measure three sizes of journal."""
    app = QApplication([])
    theme = Theme(app, look=Look.LIGHT)
    chart = TrendChart(theme=theme)
    chart.resize(WIDTH, HEIGHT)
    chart.show()
    app.processEvents()
    for name, data in (("112 nights", picture()), ("ten years", ten_years())):
        measure(f"{name}: statistics, both scales", partial(statistics_of, data), STATISTICS_MS)
        measure(f"{name}: laid out and drawn anew", partial(drawn, data, theme), REDRAW_MS)
        chart.show_data(data)
        chart.grab()
        nights = iter([row.night for row in data.rows[-2 * ROUNDS :]])
        measure(f"{name}: reading the next night", partial(read_next, chart, nights), REDRAW_MS)


def read_next(chart: TrendChart, nights: Iterator[date]) -> None:
    """Read another night and draw what changes."""
    chart.read_night(next(nights))
    chart.grab()


if __name__ == "__main__":
    main()

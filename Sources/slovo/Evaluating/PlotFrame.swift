/// The axes of a plot and the way from values to places in it, as inline SVG.
struct PlotFrame {
  static let width = 860.0
  static let height = 300.0
  private static let left = 56.0
  private static let right = 16.0
  private static let top = 12.0
  private static let bottom = 44.0

  let xRange: ClosedRange<Double>
  let yRange: ClosedRange<Double>
  let xLabel: String
  let yLabel: String

  /// Ranges of no extent get one.
  init(x: ClosedRange<Double>, y: ClosedRange<Double>, xLabel: String, yLabel: String) {
    xRange = x.lowerBound < x.upperBound ? x : x.lowerBound...(x.lowerBound + 1)
    yRange = y.lowerBound < y.upperBound ? y : y.lowerBound...(y.lowerBound + 1)
    self.xLabel = xLabel
    self.yLabel = yLabel
  }

  func x(_ value: Double) -> Double {
    let share = (value - xRange.lowerBound) / (xRange.upperBound - xRange.lowerBound)
    return Self.left + share * (Self.width - Self.left - Self.right)
  }

  func y(_ value: Double) -> Double {
    let share = (value - yRange.lowerBound) / (yRange.upperBound - yRange.lowerBound)
    return Self.height - Self.bottom - share * (Self.height - Self.top - Self.bottom)
  }

  /// A number of SVG.
  static func number(_ value: Double) -> String { Format.decimal(value, 2) }

  /// The whole plot.
  ///
  /// - Parameter marks: What is drawn in it.
  func svg(label: String, showsXTicks: Bool = true, _ marks: String) -> String {
    """
    <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" aria-label="\(HTMLText.escaped(label))">
    \(axes(showsXTicks: showsXTicks))
    \(marks)
    </svg>

    """
  }

  private func axes(showsXTicks: Bool) -> String {
    let (low, high) = (Self.number(x(xRange.lowerBound)), Self.number(x(xRange.upperBound)))
    var text = ""
    for tick in Self.ticks(yRange) {
      let place = Self.number(y(tick))
      text += "<line class=\"grid\" x1=\"\(low)\" x2=\"\(high)\" y1=\"\(place)\" y2=\"\(place)\"/>"
      text += "<text x=\"\(Self.number(Self.left - 6))\" y=\"\(place)\" class=\"tick end\">"
      text += "\(Self.tickText(tick))</text>"
    }
    if showsXTicks {
      for tick in Self.ticks(xRange) {
        text += "<text x=\"\(Self.number(x(tick)))\" y=\"\(Self.number(Self.height - 28))\""
        text += " class=\"tick middle\">\(Self.tickText(tick))</text>"
      }
    }
    let middle = Self.number((Self.left + Self.width - Self.right) / 2)
    text += "<text x=\"\(middle)\" y=\"\(Self.number(Self.height - 8))\" class=\"label middle\">"
    text += "\(HTMLText.escaped(xLabel))</text>"
    let center = Self.number((Self.top + Self.height - Self.bottom) / 2)
    text += "<text transform=\"translate(14 \(center)) rotate(-90)\" class=\"label middle\">"
    return text + "\(HTMLText.escaped(yLabel))</text>"
  }

  private static func tickText(_ value: Double) -> String {
    abs(value - value.rounded()) < 1e-9 ? "\(Int(value.rounded()))" : Format.decimal(value, 2)
  }

  /// Round numbers across a range: steps of 1, 2 or 5 times a power of ten, four to nine of them.
  static func ticks(_ range: ClosedRange<Double>) -> [Double] {
    let extent = range.upperBound - range.lowerBound
    guard extent.isFinite, extent > 0 else { return [] }
    var step = 1.0
    while step > extent { step /= 10 }
    while step * 10 <= extent { step *= 10 }
    if extent / step < 2 { step /= 5 } else if extent / step < 5 { step /= 2 }
    var ticks: [Double] = []
    var index = (range.lowerBound / step).rounded(.up)
    while index * step <= range.upperBound + step * 1e-6, ticks.count < 20 {
      ticks.append(index * step)
      index += 1
    }
    return ticks
  }
}

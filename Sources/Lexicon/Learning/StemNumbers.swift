/// Numbers the stems of one language and remembers a form of each to show.
struct StemNumbers {
  private var numbers: [String: Int32] = [:]
  private(set) var stems: [String] = []
  private(set) var forms: [String] = []
  /// How much the present form of a stem leads over the others (Boyer and Moore's majority vote).
  private var leads: [Int32] = []

  mutating func number(_ stem: String, form: String) -> Int32 {
    if let number = numbers[stem] {
      let index = Int(number)
      if forms[index] == form {
        leads[index] &+= 1
      } else if leads[index] > 0 {
        leads[index] -= 1
      } else {
        forms[index] = form
        leads[index] = 1
      }
      return number
    }
    let number = Int32(stems.count)
    numbers[stem] = number
    stems.append(stem)
    forms.append(form)
    leads.append(1)
    return number
  }

  func number(_ stem: String) -> Int32? { numbers[stem] }
}

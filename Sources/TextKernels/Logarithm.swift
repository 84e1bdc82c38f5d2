/// Logarithms that are the same to the last bit on every machine, whatever its C library.
///
/// The method and coefficients are those of fdlibm's `e_log.c` (Sun Microsystems 1993): less than one unit in the
/// last place from the true value.
public enum Logarithm {
  /// The natural logarithm; negative infinity for 0, not a number below.
  public static func natural(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x > 0 ? x : .nan }
    var exponent = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let f = mantissa - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even = w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332))
    let odd =
      z
      * (0.6666666666666735130
        + w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)))
    let half = 0.5 * f * f
    let rest = s * (half + even + odd) + exponent * 1.90821492927058770002e-10
    return exponent * 6.93147180369123816490e-01 - ((half - rest) - f)
  }

  /// The logarithm to base 2.
  public static func binary(_ x: Double) -> Double { natural(x) / 0.6931471805599453 }
}

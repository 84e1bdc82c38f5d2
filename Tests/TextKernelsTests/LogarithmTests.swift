import Testing
import TextKernels

@Suite struct `Logarithms` {
  @Test(arguments: [
    (1.0, 0.0), (2.0, 0.6931471805599453), (10.0, 2.302585092994046), (0.5, -0.6931471805599453),
    (2.718281828459045, 1.0), (1e300, 690.7755278982137), (1e-300, -690.7755278982137),
    (1.4142135623730951, 0.3465735902799727),
    (0.1, -2.3025850929940455), (3.0, 1.0986122886681098), (1.0000001, 9.999999505838704e-08),
    (Double.leastNonzeroMagnitude, -744.4400719213812),
  ])
  func `agree with tables`(x: Double, logarithm: Double) {
    let own = Logarithm.natural(x)
    #expect(abs(own - logarithm) <= abs(logarithm) * 3e-16)
  }

  @Test func `has the limits of mathematics`() {
    #expect(Logarithm.natural(0) == -.infinity)
    #expect(Logarithm.natural(-1).isNaN)
    #expect(Logarithm.natural(.infinity) == .infinity)
    #expect(Logarithm.binary(8) == 3)
  }
}

namespace Market.Tests.Indicators.Published;

/// <summary>Compares computed values with printed ones: they agree when they round to the same digits.</summary>
internal static class WorkedExample
{
    public static void AssertPrinted(double?[] computed, int warmUp, int digits, params double[] printed)
    {
        Xunit.Assert.All(computed[..warmUp], Xunit.Assert.Null);
        Xunit.Assert.Equal(
            printed,
            computed[warmUp..(warmUp + printed.Length)].Select(value => Rounded(value!.Value, digits)));
    }

    private static double Rounded(double value, int digits) =>
        Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0.0;
}

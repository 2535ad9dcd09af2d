namespace Mortise.Generators.Tests.Contracts;

public readonly record struct Point(double X, double Y = 0)
{
    public double Length => Math.Sqrt((X * X) + (Y * Y));
}

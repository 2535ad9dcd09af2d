namespace Mortise.Generators.Tests.Contracts;

public enum Weekday
{
    Monday = 1,
    Sunday = 7,
    LastDay = 7,
}

namespace Mortise.Generators.Tests.Contracts;

[Flags]
public enum Access : ulong
{
    None = 0,
    Read = 1,
    Write = 2,
    Owner = 1UL << 63,
}

namespace Market.Charts;

/// <summary>What lies under a line.</summary>
internal enum LineFill
{
    None = 0,

    ToZero = 1,
}

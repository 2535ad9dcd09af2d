using Mortise;

namespace Market.Prices;

/// <summary>A source of prices cannot be used; nothing of it is.</summary>
/// <param name="file">Which file.</param>
/// <param name="line">Which line, counted from 1; 0 when the fault is not on a line.</param>
/// <param name="fault">What kind of fault.</param>
/// <param name="detail">What exactly, and what to do.</param>
public sealed class MalformedPricesException(string file, int line, PriceFault fault, string detail)
    : DeclaredException($"MK{(int)fault}: {file}{(line > 0 ? $", line {line}" : "")}: {detail}")
{
    /// <summary>Which file.</summary>
    public string File { get; } = file;

    /// <summary>Which line, counted from 1; 0 when the fault is not on a line.</summary>
    public int Line { get; } = line;

    /// <summary>What kind of fault.</summary>
    public PriceFault Fault { get; } = fault;

    /// <summary>What exactly, and what to do.</summary>
    public string Detail { get; } = detail;
}

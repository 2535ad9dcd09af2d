using System.ComponentModel.DataAnnotations;

namespace Market.BackTest;

/// <summary>How the engine reports.</summary>
/// <param name="BarsPerUpdate">After how many bars it says how far it is.</param>
public sealed record BackTestConfig([property: Range(1, 1_000_000)] int BarsPerUpdate = 250);

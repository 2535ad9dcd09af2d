namespace Market.BackTesting;

/// <summary>A position from flat to flat.</summary>
/// <param name="Entry">The date of its first fill.</param>
/// <param name="Exit">The date of the fill that closed it; null while it is open.</param>
/// <param name="Units">How many units were bought in all.</param>
/// <param name="EntryPrice">The average price paid for one unit, without commission, to six digits.</param>
/// <param name="ExitPrice">The same for what was got; of an open trade also the last close counts.</param>
/// <param name="Commission">What the broker took for all of its fills.</param>
/// <param name="Profit">What it brought after commission, to the cent; of an open trade at the last close.</param>
/// <param name="Return">The profit as a share of what was paid, commission included.</param>
/// <param name="Bars">At how many closes it was held.</param>
public sealed record Trade(
    DateOnly Entry,
    DateOnly? Exit,
    decimal Units,
    decimal EntryPrice,
    decimal ExitPrice,
    decimal Commission,
    decimal Profit,
    double Return,
    int Bars);

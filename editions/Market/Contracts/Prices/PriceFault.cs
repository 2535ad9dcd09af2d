namespace Market.Prices;

/// <summary>What is wrong with a source of prices. The number is the last part of the error's code.</summary>
public enum PriceFault
{
    /// <summary>The file does not exist or cannot be read.</summary>
    UnreadableFile = 1010,

    /// <summary>A column that the configuration names is not in the header.</summary>
    MissingColumn = 1011,

    /// <summary>A field is missing, or is not the number or date that it should be.</summary>
    MalformedRow = 1012,

    /// <summary>The prices of a row contradict each other, or one is not positive.</summary>
    ImpossiblePrices = 1013,

    /// <summary>A date occurs twice.</summary>
    DuplicateDate = 1014,

    /// <summary>A row is dated before the one above it.</summary>
    UnsortedRows = 1015,

    /// <summary>More days lie between two rows than the configuration allows.</summary>
    Gap = 1016,

    /// <summary>The file has a header and no row.</summary>
    NoRows = 1017,

    /// <summary>Another file has prices of the same symbol.</summary>
    DuplicateSymbol = 1018,
}

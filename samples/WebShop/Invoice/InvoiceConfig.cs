namespace WebShop.Invoice;

/// <summary>Whom invoices are good for.</summary>
/// <param name="LimitEuros">The highest price that may be paid by invoice.</param>
public sealed record InvoiceConfig(decimal LimitEuros = 500);

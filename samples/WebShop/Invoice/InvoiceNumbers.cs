namespace WebShop.Invoice;

/// <summary>Gives each invoice a number; one for all calls.</summary>
internal sealed class InvoiceNumbers
{
    private int _last;

    public int Next() => Interlocked.Increment(ref _last);
}

namespace Tills;

// snippet: contract
public interface IPriceRule
{
    void Apply(Basket basket);
}
// end

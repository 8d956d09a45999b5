<?php
// Корзина покупателя: хранит товары и считает сумму.
// A shopping basket, written for the sample; it is not meant to be run.

final class ShoppingBasket
{
    /** @var array<int, array{name: string, price: float}> */
    private array $items = [];

    // Добавляет товар в конец корзины.
    public function addItem(string $name, float $price): void
    {
        array_push($this->items, ['name' => $name, 'price' => $price]);
    }

    // Сумма без скидки; округление до копейки делает касса.
    public function totalPrice(): float
    {
        $total = 0.0;
        foreach ($this->items as $item) {
            $total += $item['price'];
        }
        return $total;
    }

    public function greeting(): string
    {
        return "Welcome, O'Brien! Добро пожаловать!";
    }
}

$basket = new ShoppingBasket();
$basket->addItem('apples', 82.9);
$basket->addItem('мёд', 400.0);
echo $basket->totalPrice(), PHP_EOL;

"""Pure layouts that yield display lists, and the one pen that puts them on paper."""

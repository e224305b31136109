resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = [
    # Shown in the console.
    {
      key   = "Name"
      value = "shop"
    },
  ]
}

resource "aws_vpc" "other" {
  cidr_block = "10.1.0.0/16"

  tags = [
    { key = "Name", value = "one" },
    { key = "Name", value = "two" },
  ]
}

terraform {
  required_providers {
    aw = {
      source = "example/aw"
    }
  }
}

resource "aw_subnet" "public" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}

# Each module has a security group of its own.
module "one" {
  source = "./one"
  vpc_id = "vpc-0123456789abcdef0"
}

module "two" {
  source = "./two"
  vpc_id = "vpc-0123456789abcdef0"
}

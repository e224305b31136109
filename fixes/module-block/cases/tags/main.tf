module "store" {
  source = "./store"

  tags {
    Team = "a"
  }

  providers {
    aws = aws
  }
}

provider "aws" {
  alias  = slot("alias")
  region = slot("region")
}

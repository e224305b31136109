resource "terraform_data" "this" {
  input = slot("value")
}

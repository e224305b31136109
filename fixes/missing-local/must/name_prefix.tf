locals {
  this = "${slot("project")}-${slot("environment")}"
}
